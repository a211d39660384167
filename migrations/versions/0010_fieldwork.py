"""Fieldwork"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table('letter_batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('letters', sa.Integer(), nullable=False),
    sa.Column('is_reminder', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_letter_batch_file_id')),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_letter_batch_survey_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_batch'))
    )
    op.create_index(op.f('ix_letter_batch_survey_id'), 'letter_batch', ['survey_id'], unique=False)
    op.create_table('sample',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('frame_size', sa.Integer(), nullable=False),
    sa.Column('frame_sha256', sa.String(length=64), nullable=False),
    sa.Column('tenure', sa.String(length=10), nullable=False),
    sa.Column('drawn_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('size <= frame_size', name=op.f('ck_sample_no_more_than_there_are')),
    sa.ForeignKeyConstraint(['drawn_by_id'], ['account.id'], name=op.f('fk_sample_drawn_by_id')),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_sample_survey_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sample'))
    )
    op.create_index(op.f('ix_sample_survey_id'), 'sample', ['survey_id'], unique=False)
    op.create_table('invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('sample_id', sa.Integer(), nullable=True),
    sa.Column('household_id', sa.Integer(), nullable=False),
    sa.Column('way', sa.Enum('EMAIL', 'LETTER', 'SMS', 'CALL', name='channel', native_enum=False, length=10), nullable=True),
    sa.Column('is_sent', sa.Boolean(), nullable=False),
    sa.Column('reminders', sa.Integer(), nullable=False),
    sa.Column('has_answered', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['household_id'], ['household.id'], name=op.f('fk_invitation_household_id')),
    sa.ForeignKeyConstraint(['sample_id'], ['sample.id'], name=op.f('fk_invitation_sample_id')),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_invitation_survey_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('survey_id', 'household_id', name='one_invitation_a_household')
    )
    op.create_index(op.f('ix_invitation_household_id'), 'invitation', ['household_id'], unique=False)
    op.create_index(op.f('ix_invitation_sample_id'), 'invitation', ['sample_id'], unique=False)
    op.create_table('response',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('promise', sa.String(length=20), nullable=False),
    sa.Column('channel', sa.Enum('link', 'open', 'phone', 'paper', 'face', name='channel', native_enum=False, length=10), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.CheckConstraint("promise = 'anonymous'", name=op.f('ck_response_promise_is_anonymous')),
    sa.ForeignKeyConstraint(['version_id', 'promise'], ['survey_version.id', 'survey_version.promise'], name='only_for_an_anonymous_version'),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_response')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_response_version_id'), 'response', ['version_id'], unique=False)
    op.create_table('survey_draft',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['survey_version.id'], name=op.f('fk_survey_draft_version_id')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_survey_draft')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_survey_draft_version_id'), 'survey_draft', ['version_id'], unique=False)
    op.create_table('confidential_response',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('promise', sa.String(length=20), nullable=False),
    sa.Column('code_hash', sa.String(length=32), nullable=False),
    sa.Column('invitation_id', sa.Integer(), nullable=True),
    sa.Column('voice_key', sa.String(length=32), nullable=False),
    sa.Column('channel', sa.Enum('link', 'open', 'phone', 'paper', 'face', name='channel', native_enum=False, length=10), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("promise = 'confidential'", name=op.f('ck_confidential_response_promise_is_confidential')),
    sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'], name=op.f('fk_confidential_response_invitation_id')),
    sa.ForeignKeyConstraint(['version_id', 'promise'], ['survey_version.id', 'survey_version.promise'], name='only_for_a_confidential_version'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_confidential_response')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_confidential_response_code_hash')),
    sa.UniqueConstraint('invitation_id', name=op.f('uq_confidential_response_invitation_id'))
    )
    op.create_index(op.f('ix_confidential_response_version_id'), 'confidential_response', ['version_id'], unique=False)
    op.create_index(op.f('ix_confidential_response_voice_key'), 'confidential_response', ['voice_key'], unique=False)
    op.create_table('invitation_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('invitation_id', sa.Integer(), nullable=False),
    sa.Column('link_hash', sa.String(length=32), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'], name=op.f('fk_invitation_link_invitation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation_link')),
    sa.UniqueConstraint('link_hash', name=op.f('uq_invitation_link_link_hash'))
    )
    op.create_index(op.f('ix_invitation_link_invitation_id'), 'invitation_link', ['invitation_id'], unique=False)


def downgrade() -> None:
    op.drop_table('invitation_link')
    op.drop_table('confidential_response')
    op.drop_table('survey_draft')
    op.drop_table('response')
    op.drop_table('invitation')
    op.drop_table('sample')
    op.drop_table('letter_batch')
