"""Voice report"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table('voice_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.String(length=7), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('written_by', sa.Text(), nullable=False),
    sa.Column('signed_off_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('signed_off_by_id', sa.Integer(), nullable=True),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('paper_id', sa.Integer(), nullable=True),
    sa.Column('large_paper_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(signed_off_at IS NULL) = (signed_off_by_id IS NULL)', name=op.f('ck_voice_report_somebody_signs_it_off')),
    sa.CheckConstraint('published_on IS NULL OR signed_off_at IS NOT NULL', name=op.f('ck_voice_report_is_signed_off_before_it_is_published')),
    sa.ForeignKeyConstraint(['large_paper_id'], ['stored_file.id'], name=op.f('fk_voice_report_large_paper_id')),
    sa.ForeignKeyConstraint(['paper_id'], ['stored_file.id'], name=op.f('fk_voice_report_paper_id')),
    sa.ForeignKeyConstraint(['signed_off_by_id'], ['account.id'], name=op.f('fk_voice_report_signed_off_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voice_report')),
    sa.UniqueConstraint('year', name=op.f('uq_voice_report_year'))
    )
    op.create_table('voice_report_section',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('opens_part', sa.Boolean(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('lead', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('signed', sa.Text(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('written_by_id', sa.Integer(), nullable=True),
    sa.Column('as_written', sa.JSON(), nullable=False),
    sa.Column('kept', sa.JSON(), nullable=False),
    sa.Column('frozen', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('NOT opens_part OR length(title) > 0', name=op.f('ck_voice_report_section_a_part_has_a_title')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_voice_report_section_counts_its_saves')),
    sa.ForeignKeyConstraint(['report_id'], ['voice_report.id'], name=op.f('fk_voice_report_section_report_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['written_by_id'], ['account.id'], name=op.f('fk_voice_report_section_written_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voice_report_section'))
    )
    op.create_index(op.f('ix_voice_report_section_report_id'), 'voice_report_section', ['report_id'], unique=False)
    op.create_table('voice_report_reply',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('section_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(words) > 0', name=op.f('ck_voice_report_reply_says_something')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_voice_report_reply_by_id')),
    sa.ForeignKeyConstraint(['section_id'], ['voice_report_section.id'], name=op.f('fk_voice_report_reply_section_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voice_report_reply')),
    sa.UniqueConstraint('section_id', name=op.f('uq_voice_report_reply_section_id'))
    )


def downgrade() -> None:
    op.drop_table('voice_report_reply')
    op.drop_table('voice_report_section')
    op.drop_table('voice_report')
