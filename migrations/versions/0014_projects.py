"""Projects"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table('scrutiny_topic',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('voice_key', sa.String(length=32), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('proposed_on', sa.Date(), nullable=False),
    sa.CheckConstraint('length(title) > 0', name=op.f('ck_scrutiny_topic_has_a_title')),
    sa.ForeignKeyConstraint(['voice_key'], ['voice.key'], name=op.f('fk_scrutiny_topic_voice_key')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_scrutiny_topic')),
    sa.UniqueConstraint('voice_key', name=op.f('uq_scrutiny_topic_voice_key')),
    sqlite_with_rowid=False
    )
    op.create_table('scrutiny_project',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('looks_at', sa.Text(), nullable=False),
    sa.Column('leaves_out', sa.Text(), nullable=False),
    sa.Column('sponsor', sa.Text(), nullable=False),
    sa.Column('commissioned_on', sa.Date(), nullable=False),
    sa.Column('weeks', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('commissioned_by_id', sa.Integer(), nullable=True),
    sa.Column('topic_key', sa.String(length=32), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('due_on > commissioned_on', name=op.f('ck_scrutiny_project_due_after_it_starts')),
    sa.CheckConstraint('length(question) > 0', name=op.f('ck_scrutiny_project_asks_something')),
    sa.CheckConstraint('weeks > 0', name=op.f('ck_scrutiny_project_takes_a_week_or_more')),
    sa.ForeignKeyConstraint(['commissioned_by_id'], ['account.id'], name=op.f('fk_scrutiny_project_commissioned_by_id')),
    sa.ForeignKeyConstraint(['topic_key'], ['scrutiny_topic.key'], name=op.f('fk_scrutiny_project_topic_key')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_project')),
    sa.UniqueConstraint('slug', name=op.f('uq_scrutiny_project_slug'))
    )
    op.create_index(op.f('ix_scrutiny_project_topic_key'), 'scrutiny_project', ['topic_key'], unique=False)
    op.create_table('scrutiny_topic_decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('topic_key', sa.String(length=32), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('word', sa.Enum('listed', 'taken_up', 'not_taken_up', name='topicword', native_enum=False, length=20), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('says', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("word != 'not_taken_up' OR length(says) > 0", name=op.f('ck_scrutiny_topic_decision_a_no_has_a_reason')),
    sa.CheckConstraint('length(title) > 0', name=op.f('ck_scrutiny_topic_decision_names_the_topic')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_scrutiny_topic_decision_by_id')),
    sa.ForeignKeyConstraint(['topic_key'], ['scrutiny_topic.key'], name=op.f('fk_scrutiny_topic_decision_topic_key')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_topic_decision'))
    )
    op.create_index(op.f('ix_scrutiny_topic_decision_topic_key'), 'scrutiny_topic_decision', ['topic_key'], unique=False)
    op.create_table('scrutiny_evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('text', 'file', 'quote', 'figure', name='evidencekind', native_enum=False, length=10), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('gathered_on', sa.Date(), nullable=False),
    sa.Column('gathered_by_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('quote_key', sa.Text(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("(kind = 'file') = (file_id IS NOT NULL)", name=op.f('ck_scrutiny_evidence_a_file_is_there')),
    sa.CheckConstraint("kind NOT IN ('text', 'quote') OR length(text) > 0", name=op.f('ck_scrutiny_evidence_words_are_there')),
    sa.CheckConstraint('length(source) > 0', name=op.f('ck_scrutiny_evidence_says_its_source')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_scrutiny_evidence_file_id')),
    sa.ForeignKeyConstraint(['gathered_by_id'], ['account.id'], name=op.f('fk_scrutiny_evidence_gathered_by_id')),
    sa.ForeignKeyConstraint(['project_id'], ['scrutiny_project.id'], name=op.f('fk_scrutiny_evidence_project_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_evidence')),
    sa.UniqueConstraint('project_id', 'id', name='evidence_of_its_project'),
    sa.UniqueConstraint('project_id', 'number', name='one_evidence_a_number')
    )
    op.create_table('scrutiny_panel_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('is_lead', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_scrutiny_panel_member_account_id')),
    sa.ForeignKeyConstraint(['project_id'], ['scrutiny_project.id'], name=op.f('fk_scrutiny_panel_member_project_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_panel_member')),
    sa.UniqueConstraint('project_id', 'account_id', name='sits_on_a_panel_once')
    )
    op.create_index(op.f('ix_scrutiny_panel_member_account_id'), 'scrutiny_panel_member', ['account_id'], unique=False)
    op.create_index('uq_scrutiny_panel_member_one_lead', 'scrutiny_panel_member', ['project_id'], unique=True, sqlite_where=sa.text('is_lead'), postgresql_where=sa.text('is_lead'))
    op.create_table('scrutiny_panel_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('now', sa.Text(), nullable=False),
    sa.Column('opening', sa.Text(), nullable=False),
    sa.Column('overran_because', sa.Text(), nullable=False),
    sa.Column('thanks', sa.Text(), nullable=False),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('published_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(published_on IS NULL) = (published_by_id IS NULL)', name=op.f('ck_scrutiny_panel_report_somebody_publishes_it')),
    sa.CheckConstraint('published_on IS NULL OR length(opening) > 0', name=op.f('ck_scrutiny_panel_report_a_report_has_an_opening')),
    sa.ForeignKeyConstraint(['project_id'], ['scrutiny_project.id'], name=op.f('fk_scrutiny_panel_report_project_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['published_by_id'], ['account.id'], name=op.f('fk_scrutiny_panel_report_published_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_panel_report')),
    sa.UniqueConstraint('project_id', name=op.f('uq_scrutiny_panel_report_project_id'))
    )
    op.create_table('scrutiny_finding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('main_evidence_id', sa.Integer(), nullable=True),
    sa.Column('no_evidence_because', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(main_evidence_id IS NULL) = (length(no_evidence_because) > 0)', name=op.f('ck_scrutiny_finding_has_evidence_or_says_why_not')),
    sa.CheckConstraint('length(words) > 0', name=op.f('ck_scrutiny_finding_says_something')),
    sa.ForeignKeyConstraint(['project_id', 'main_evidence_id'], ['scrutiny_evidence.project_id', 'scrutiny_evidence.id'], name='fk_scrutiny_finding_main_evidence'),
    sa.ForeignKeyConstraint(['project_id'], ['scrutiny_project.id'], name=op.f('fk_scrutiny_finding_project_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_finding')),
    sa.UniqueConstraint('project_id', 'id', name='finding_of_its_project'),
    sa.UniqueConstraint('project_id', 'number', name='one_finding_a_number')
    )
    op.create_table('scrutiny_fixed_figure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evidence_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('arguments', sa.JSON(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=True),
    sa.Column('unit', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('base', sa.Integer(), nullable=True),
    sa.Column('how', sa.Text(), nullable=False),
    sa.Column('as_at', sa.Date(), nullable=False),
    sa.Column('link', sa.Text(), nullable=True),
    sa.Column('rows', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['evidence_id'], ['scrutiny_evidence.id'], name=op.f('fk_scrutiny_fixed_figure_evidence_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_fixed_figure')),
    sa.UniqueConstraint('evidence_id', name=op.f('uq_scrutiny_fixed_figure_evidence_id'))
    )
    op.create_table('scrutiny_finding_evidence',
    sa.Column('finding_id', sa.Integer(), nullable=False),
    sa.Column('evidence_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['evidence_id'], ['scrutiny_evidence.id'], name=op.f('fk_scrutiny_finding_evidence_evidence_id')),
    sa.ForeignKeyConstraint(['finding_id'], ['scrutiny_finding.id'], name=op.f('fk_scrutiny_finding_evidence_finding_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('finding_id', 'evidence_id', name=op.f('pk_scrutiny_finding_evidence'))
    )
    op.create_table('scrutiny_recommendation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('outcome_wanted', sa.Text(), nullable=False),
    sa.Column('main_finding_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(outcome_wanted) > 0', name=op.f('ck_scrutiny_recommendation_says_what_should_come_of_it')),
    sa.CheckConstraint('length(words) > 0', name=op.f('ck_scrutiny_recommendation_asks_something')),
    sa.ForeignKeyConstraint(['project_id', 'main_finding_id'], ['scrutiny_finding.project_id', 'scrutiny_finding.id'], name='fk_scrutiny_recommendation_main_finding'),
    sa.ForeignKeyConstraint(['project_id'], ['scrutiny_project.id'], name=op.f('fk_scrutiny_recommendation_project_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_recommendation')),
    sa.UniqueConstraint('project_id', 'number', name='one_recommendation_a_number')
    )
    op.create_table('scrutiny_follow_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('recommendation_id', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('word', sa.Enum('done', 'half', 'not', name='followword', native_enum=False, length=10), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(words) > 0', name=op.f('ck_scrutiny_follow_up_says_how_it_knows')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_scrutiny_follow_up_by_id')),
    sa.ForeignKeyConstraint(['recommendation_id'], ['scrutiny_recommendation.id'], name=op.f('fk_scrutiny_follow_up_recommendation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_follow_up'))
    )
    op.create_table('scrutiny_landlord_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('recommendation_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('word', sa.Enum('accept', 'partly', 'reject', name='word', native_enum=False, length=10), nullable=False),
    sa.Column('reasons', sa.Text(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=False),
    sa.Column('by_name', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("word != 'accept' OR action_id IS NOT NULL", name=op.f('ck_scrutiny_landlord_answer_a_yes_has_an_action')),
    sa.CheckConstraint('length(by_name) > 0', name=op.f('ck_scrutiny_landlord_answer_somebody_answers')),
    sa.CheckConstraint('length(reasons) > 0', name=op.f('ck_scrutiny_landlord_answer_gives_reasons')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_scrutiny_landlord_answer_action_id')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_scrutiny_landlord_answer_by_id')),
    sa.ForeignKeyConstraint(['recommendation_id'], ['scrutiny_recommendation.id'], name=op.f('fk_scrutiny_landlord_answer_recommendation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scrutiny_landlord_answer')),
    sa.UniqueConstraint('recommendation_id', 'number', name='one_answer_a_number')
    )
    op.create_table('scrutiny_recommendation_finding',
    sa.Column('recommendation_id', sa.Integer(), nullable=False),
    sa.Column('finding_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['finding_id'], ['scrutiny_finding.id'], name=op.f('fk_scrutiny_recommendation_finding_finding_id')),
    sa.ForeignKeyConstraint(['recommendation_id'], ['scrutiny_recommendation.id'], name=op.f('fk_scrutiny_recommendation_finding_recommendation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('recommendation_id', 'finding_id', name=op.f('pk_scrutiny_recommendation_finding'))
    )


def downgrade() -> None:
    op.drop_table('scrutiny_recommendation_finding')
    op.drop_table('scrutiny_landlord_answer')
    op.drop_table('scrutiny_follow_up')
    op.drop_table('scrutiny_recommendation')
    op.drop_table('scrutiny_finding_evidence')
    op.drop_table('scrutiny_fixed_figure')
    op.drop_table('scrutiny_finding')
    op.drop_table('scrutiny_panel_report')
    op.drop_table('scrutiny_panel_member')
    op.drop_table('scrutiny_evidence')
    op.drop_table('scrutiny_topic_decision')
    op.drop_table('scrutiny_project')
    op.drop_table('scrutiny_topic')
