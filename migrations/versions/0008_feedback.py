"""Feedback"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table('case_reference_count',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_reference_count')),
    sa.UniqueConstraint('year', name=op.f('uq_case_reference_count_year'))
    )
    op.create_table('feedback_case',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('reference', sa.Text(), nullable=True),
    sa.Column('kind', sa.Enum('enquiry', 'compliment', 'service_request', 'complaint', 'concern', 'rent_help', name='casekind', native_enum=False, length=20), nullable=False),
    sa.Column('voice_key', sa.String(length=32), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('came_by', sa.Enum('web', 'phone', 'letter', 'email', 'visit', name='cameby', native_enum=False, length=20), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('is_anonymous', sa.Boolean(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('reach_by', sa.Enum('EMAIL', 'LETTER', 'SMS', 'CALL', name='channel', native_enum=False, length=10), nullable=True),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('speaks_for', sa.Text(), nullable=False),
    sa.Column('needs', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('entered_by_id', sa.Integer(), nullable=True),
    sa.Column('is_sensitive', sa.Boolean(), nullable=False),
    sa.Column('acknowledged_on', sa.Date(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('reply', sa.Text(), nullable=False),
    sa.Column('wants_to_complain', sa.Boolean(), nullable=True),
    sa.Column('praised', sa.Text(), nullable=False),
    sa.Column('passed_on_to_id', sa.Integer(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('is_taken_back', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("NOT is_anonymous OR (customer_id IS NULL AND name = '' AND address = '')", name=op.f('ck_feedback_case_anonymous_has_no_person')),
    sa.CheckConstraint('answered_on IS NULL OR answered_on >= received_on', name=op.f('ck_feedback_case_answered_after_it_came')),
    sa.CheckConstraint('closed_on IS NULL OR closed_on >= received_on', name=op.f('ck_feedback_case_closed_after_it_came')),
    sa.CheckConstraint('is_anonymous = (reference IS NULL)', name=op.f('ck_feedback_case_anonymous_has_no_reference')),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name=op.f('fk_feedback_case_customer_id')),
    sa.ForeignKeyConstraint(['entered_by_id'], ['account.id'], name=op.f('fk_feedback_case_entered_by_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['account.id'], name=op.f('fk_feedback_case_owner_id')),
    sa.ForeignKeyConstraint(['passed_on_to_id'], ['account.id'], name=op.f('fk_feedback_case_passed_on_to_id')),
    sa.ForeignKeyConstraint(['voice_key'], ['voice.key'], name=op.f('fk_feedback_case_voice_key')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feedback_case')),
    sa.UniqueConstraint('reference', name=op.f('uq_feedback_case_reference')),
    sa.UniqueConstraint('voice_key', name=op.f('uq_feedback_case_voice_key'))
    )
    op.create_index(op.f('ix_feedback_case_customer_id'), 'feedback_case', ['customer_id'], unique=False)
    op.create_index(op.f('ix_feedback_case_kind'), 'feedback_case', ['kind'], unique=False)
    op.create_index(op.f('ix_feedback_case_owner_id'), 'feedback_case', ['owner_id'], unique=False)
    op.create_index(op.f('ix_feedback_case_received_on'), 'feedback_case', ['received_on'], unique=False)
    op.create_table('case_file',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['feedback_case.id'], name=op.f('fk_case_file_case_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_case_file_file_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_file'))
    )
    op.create_index(op.f('ix_case_file_case_id'), 'case_file', ['case_id'], unique=False)
    op.create_table('case_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('note', 'decision', 'told', 'ring', name='notekind', native_enum=False, length=20), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_case_note_by_id')),
    sa.ForeignKeyConstraint(['case_id'], ['feedback_case.id'], name=op.f('fk_case_note_case_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_note'))
    )
    op.create_index(op.f('ix_case_note_case_id'), 'case_note', ['case_id'], unique=False)
    op.create_table('case_remedy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('done_words', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("done_on IS NULL OR done_words <> ''", name=op.f('ck_case_remedy_done_says_how')),
    sa.ForeignKeyConstraint(['case_id'], ['feedback_case.id'], name=op.f('fk_case_remedy_case_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_remedy'))
    )
    op.create_index(op.f('ix_case_remedy_case_id'), 'case_remedy', ['case_id'], unique=False)
    op.create_table('case_safety',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('danger_now', sa.Boolean(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('is_about_how_we_acted', sa.Boolean(), nullable=False),
    sa.Column('exact_place', sa.Text(), nullable=False),
    sa.Column('noticed', sa.Text(), nullable=False),
    sa.Column('reported_before', sa.Text(), nullable=False),
    sa.Column('triaged_on', sa.Date(), nullable=True),
    sa.Column('is_higher_risk_building', sa.Boolean(), nullable=False),
    sa.Column('is_relevant_complaint', sa.Boolean(), nullable=False),
    sa.Column('may_be_an_occurrence', sa.Boolean(), nullable=False),
    sa.Column('handed_to', sa.Text(), nullable=False),
    sa.Column('made_safe_on', sa.Date(), nullable=True),
    sa.Column('keep_until', sa.Date(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['feedback_case.id'], name=op.f('fk_case_safety_case_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_safety')),
    sa.UniqueConstraint('case_id', name=op.f('uq_case_safety_case_id'))
    )
    op.create_table('case_stage',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('began_on', sa.Date(), nullable=False),
    sa.Column('asked_because', sa.Text(), nullable=False),
    sa.Column('handler_id', sa.Integer(), nullable=True),
    sa.Column('definition', sa.Text(), nullable=False),
    sa.Column('acknowledged_on', sa.Date(), nullable=True),
    sa.Column('extended_by', sa.Integer(), nullable=False),
    sa.Column('extended_on', sa.Date(), nullable=True),
    sa.Column('extended_why', sa.Text(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('decision', sa.Enum('upheld', 'partly', 'not_upheld', 'refused', name='decision', native_enum=False, length=20), nullable=True),
    sa.Column('reasons', sa.Text(), nullable=False),
    sa.Column('remedy', sa.Text(), nullable=False),
    sa.Column('outstanding', sa.Text(), nullable=False),
    sa.Column('next_step', sa.Text(), nullable=False),
    sa.Column('learning', sa.Text(), nullable=False),
    sa.Column('letter', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("answered_on IS NULL OR (decision IS NOT NULL AND reasons <> '' AND definition <> '')", name=op.f('ck_case_stage_an_answer_has_its_parts')),
    sa.CheckConstraint("extended_by = 0 OR extended_why <> ''", name=op.f('ck_case_stage_an_extension_has_a_reason')),
    sa.CheckConstraint('acknowledged_on IS NULL OR acknowledged_on >= began_on', name=op.f('ck_case_stage_acknowledged_after_it_began')),
    sa.CheckConstraint('answered_on IS NULL OR (acknowledged_on IS NOT NULL AND answered_on >= acknowledged_on)', name=op.f('ck_case_stage_acknowledged_before_it_is_answered')),
    sa.CheckConstraint('extended_by BETWEEN 0 AND 20', name=op.f('ck_case_stage_an_extension_has_an_end')),
    sa.CheckConstraint('number IN (1, 2)', name=op.f('ck_case_stage_never_more_than_two')),
    sa.ForeignKeyConstraint(['case_id'], ['feedback_case.id'], name=op.f('fk_case_stage_case_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['handler_id'], ['account.id'], name=op.f('fk_case_stage_handler_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_stage')),
    sa.UniqueConstraint('case_id', 'handler_id', name='a_new_person_for_each_stage'),
    sa.UniqueConstraint('case_id', 'number', name='one_of_each_stage')
    )
    op.create_index(op.f('ix_case_stage_case_id'), 'case_stage', ['case_id'], unique=False)


def downgrade() -> None:
    op.drop_table('case_stage')
    op.drop_table('case_safety')
    op.drop_table('case_remedy')
    op.drop_table('case_note')
    op.drop_table('case_file')
    op.drop_table('feedback_case')
    op.drop_table('case_reference_count')
