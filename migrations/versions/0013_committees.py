"""Committees"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table('committee_meeting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('present', sa.Integer(), nullable=True),
    sa.Column('apologies', sa.Text(), nullable=False),
    sa.Column('planned_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('present IS NULL OR present > 0', name=op.f('ck_committee_meeting_somebody_was_there')),
    sa.ForeignKeyConstraint(['planned_by_id'], ['account.id'], name=op.f('fk_committee_meeting_planned_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_committee_meeting')),
    sa.UniqueConstraint('on', 'title', name='one_meeting_of_a_name_a_day')
    )
    op.create_index(op.f('ix_committee_meeting_on'), 'committee_meeting', ['on'], unique=False)
    op.create_table('committee_agenda_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('was_said', sa.Text(), nullable=False),
    sa.Column('decided', sa.Text(), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['committee_meeting.id'], name=op.f('fk_committee_agenda_item_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_committee_agenda_item')),
    sa.UniqueConstraint('meeting_id', 'number', name='one_item_a_number')
    )


def downgrade() -> None:
    op.drop_table('committee_agenda_item')
    op.drop_table('committee_meeting')
