"""Actions"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table('action',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('you_said', sa.Text(), nullable=False),
    sa.Column('we_will', sa.Text(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('opened_by_id', sa.Integer(), nullable=True),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('due_on >= opened_on', name=op.f('ck_action_due_after_it_opens')),
    sa.CheckConstraint('length(we_will) > 0', name=op.f('ck_action_says_what_we_will_do')),
    sa.ForeignKeyConstraint(['opened_by_id'], ['account.id'], name=op.f('fk_action_opened_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action')),
    sa.UniqueConstraint('slug', name=op.f('uq_action_slug'))
    )
    op.create_table('action_customer_word',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('works', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_action_customer_word_action_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_action_customer_word')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_action_customer_word_action_id'), 'action_customer_word', ['action_id'], unique=False)
    op.create_table('action_origin',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('ref', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_action_origin_action_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_origin')),
    sa.UniqueConstraint('action_id', 'kind', 'ref', name='an_origin_counts_once')
    )
    op.create_index(op.f('ix_action_origin_action_id'), 'action_origin', ['action_id'], unique=False)
    op.create_table('action_update',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('step', sa.Enum('DOING', 'HALF_DONE', 'DONE', 'DID_NOT', name='step', native_enum=False, length=12), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('done_of', sa.Integer(), nullable=True),
    sa.Column('out_of', sa.Integer(), nullable=True),
    sa.Column('new_due_on', sa.Date(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("step != 'DID_NOT' OR length(words) > 0", name=op.f('ck_action_update_did_not_has_a_reason')),
    sa.CheckConstraint('(done_of IS NULL) = (out_of IS NULL)', name=op.f('ck_action_update_counts_pieces_of_a_whole')),
    sa.CheckConstraint('done_of IS NULL OR (done_of >= 0 AND done_of <= out_of)', name=op.f('ck_action_update_does_no_more_than_all')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_action_update_action_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_action_update_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_update'))
    )
    op.create_index(op.f('ix_action_update_action_id'), 'action_update', ['action_id'], unique=False)
    op.create_table('action_verdict',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('word', sa.Enum('AGREE', 'QUESTION', 'SEND_BACK', name='word', native_enum=False, length=12), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("word = 'AGREE' OR length(words) > 0", name=op.f('ck_action_verdict_doubt_is_explained')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_action_verdict_action_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_action_verdict_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_verdict'))
    )
    op.create_index(op.f('ix_action_verdict_action_id'), 'action_verdict', ['action_id'], unique=False)


def downgrade() -> None:
    op.drop_table('action_verdict')
    op.drop_table('action_update')
    op.drop_table('action_origin')
    op.drop_table('action_customer_word')
    op.drop_table('action')
