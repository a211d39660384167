"""Themes"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table('theme_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=True),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('remarks', sa.Integer(), nullable=False),
    sa.Column('empty', sa.Integer(), nullable=False),
    sa.Column('without', sa.Integer(), nullable=False),
    sa.Column('found', sa.Integer(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['account.id'], name=op.f('fk_theme_run_asked_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme_run'))
    )
    op.create_table('theme',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('machine_name', sa.Text(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('evidence', sa.JSON(), nullable=False),
    sa.Column('named_by_id', sa.Integer(), nullable=True),
    sa.Column('first_run_id', sa.Integer(), nullable=True),
    sa.Column('last_run_id', sa.Integer(), nullable=True),
    sa.Column('merged_into_id', sa.Integer(), nullable=True),
    sa.Column('signed_off_on', sa.Date(), nullable=True),
    sa.Column('signed_off_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(signed_off_on IS NULL) = (signed_off_by_id IS NULL)', name=op.f('ck_theme_somebody_signs_it_off')),
    sa.CheckConstraint('merged_into_id IS NULL OR merged_into_id != id', name=op.f('ck_theme_is_not_merged_into_itself')),
    sa.ForeignKeyConstraint(['first_run_id'], ['theme_run.id'], name=op.f('fk_theme_first_run_id')),
    sa.ForeignKeyConstraint(['last_run_id'], ['theme_run.id'], name=op.f('fk_theme_last_run_id')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['theme.id'], name=op.f('fk_theme_merged_into_id')),
    sa.ForeignKeyConstraint(['named_by_id'], ['account.id'], name=op.f('fk_theme_named_by_id')),
    sa.ForeignKeyConstraint(['signed_off_by_id'], ['account.id'], name=op.f('fk_theme_signed_off_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme')),
    sa.UniqueConstraint('slug', name=op.f('uq_theme_slug'))
    )
    op.create_table('coding',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('remark_key', sa.String(length=32), nullable=False),
    sa.Column('theme_id', sa.Integer(), nullable=True),
    sa.Column('strength', sa.Integer(), nullable=False),
    sa.Column('is_empty', sa.Boolean(), nullable=False),
    sa.Column('mood', sa.String(length=8), nullable=False),
    sa.CheckConstraint('strength BETWEEN 0 AND 1000', name=op.f('ck_coding_strength_is_in_thousandths')),
    sa.ForeignKeyConstraint(['remark_key'], ['remark.key'], name=op.f('fk_coding_remark_key'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_coding_theme_id')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_coding')),
    sqlite_with_rowid=False
    )
    op.create_index('ix_coding_remark_key', 'coding', ['remark_key'], unique=True)
    op.create_index(op.f('ix_coding_theme_id'), 'coding', ['theme_id'], unique=False)
    op.create_table('person_coding',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('remark_key', sa.String(length=32), nullable=False),
    sa.Column('theme_id', sa.Integer(), nullable=True),
    sa.Column('put_by', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['remark_key'], ['remark.key'], name=op.f('fk_person_coding_remark_key'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_person_coding_theme_id')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_person_coding')),
    sqlite_with_rowid=False
    )
    op.create_index('ix_person_coding_remark_key', 'person_coding', ['remark_key'], unique=True)
    op.create_index(op.f('ix_person_coding_theme_id'), 'person_coding', ['theme_id'], unique=False)
    op.create_table('quote',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('remark_key', sa.String(length=32), nullable=False),
    sa.Column('theme_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['remark_key'], ['remark.key'], name=op.f('fk_quote_remark_key'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_quote_theme_id')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_quote')),
    sqlite_with_rowid=False
    )
    op.create_index('ix_quote_remark_key', 'quote', ['remark_key'], unique=True)
    op.create_index(op.f('ix_quote_theme_id'), 'quote', ['theme_id'], unique=False)
    op.create_table('theme_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('theme_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_theme_change_by_id')),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_theme_change_theme_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme_change'))
    )


def downgrade() -> None:
    op.drop_table('theme_change')
    op.drop_table('quote')
    op.drop_table('person_coding')
    op.drop_table('coding')
    op.drop_table('theme')
    op.drop_table('theme_run')
