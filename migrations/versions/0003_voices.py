"""Voices"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table('imported_row',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_imported_row')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_imported_row_source'), 'imported_row', ['source'], unique=False)
    op.create_table('subscription',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('channel', sa.Enum('EMAIL', 'LETTER', 'SMS', 'CALL', name='channel', native_enum=False, length=10), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subscription')),
    sa.UniqueConstraint('source', 'channel', 'address', name='once_for_each_source')
    )
    op.create_table('voice',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=True),
    sa.Column('kind', sa.Enum('survey', 'consultation', 'complaint', 'compliment', 'enquiry', 'concern', 'call', 'import', 'scrutiny', name='kind', native_enum=False, length=20), nullable=False),
    sa.Column('heard_on', sa.Date(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), nullable=True),
    sa.Column('is_taken_back', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_voice')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_voice_code_hash')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_voice_heard_on'), 'voice', ['heard_on'], unique=False)
    op.create_index('ix_voice_source', 'voice', ['source', 'kind'], unique=False)
    op.create_table('correction',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('voice_key', sa.String(length=32), nullable=False),
    sa.Column('wish', sa.Enum('take_back', 'change', 'meant_else', name='wish', native_enum=False, length=20), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('is_settled', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['voice_key'], ['voice.key'], name=op.f('fk_correction_voice_key')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_correction')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_correction_is_settled'), 'correction', ['is_settled'], unique=False)
    op.create_index(op.f('ix_correction_voice_key'), 'correction', ['voice_key'], unique=False)
    op.create_table('remark',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('voice_key', sa.String(length=32), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('shown', sa.Text(), nullable=True),
    sa.Column('words_hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['voice_key'], ['voice.key'], name=op.f('fk_remark_voice_key')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_remark')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_remark_voice_key'), 'remark', ['voice_key'], unique=False)
    op.create_index(op.f('ix_remark_words_hash'), 'remark', ['words_hash'], unique=False)


def downgrade() -> None:
    op.drop_table('remark')
    op.drop_table('correction')
    op.drop_table('voice')
    op.drop_table('subscription')
    op.drop_table('imported_row')
