"""Safety"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table('listened',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_listened')),
    sqlite_with_rowid=False
    )
    op.create_table('alert',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('remark_key', sa.String(length=32), nullable=False),
    sa.Column('kinds', sa.JSON(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('came_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('judged_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('judged_by_id', sa.Integer(), nullable=True),
    sa.Column('judgement', sa.Enum('DANGER', 'KNOWN', 'NO_DANGER', name='judgement', native_enum=False, length=12), nullable=True),
    sa.Column('what_was_done', sa.Text(), nullable=False),
    sa.Column('found_by_a_person', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(judged_at IS NULL) = (judgement IS NULL)', name=op.f('ck_alert_a_judgement_has_its_moment')),
    sa.CheckConstraint('judgement IS NULL OR length(what_was_done) > 0', name=op.f('ck_alert_a_judgement_says_what_was_done')),
    sa.ForeignKeyConstraint(['judged_by_id'], ['account.id'], name=op.f('fk_alert_judged_by_id')),
    sa.ForeignKeyConstraint(['remark_key'], ['remark.key'], name=op.f('fk_alert_remark_key')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alert')),
    sa.UniqueConstraint('remark_key', name='one_alert_a_remark')
    )


def downgrade() -> None:
    op.drop_table('alert')
    op.drop_table('listened')
