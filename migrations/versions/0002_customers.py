"""Customers"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table('building',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('area', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_building')),
    sa.UniqueConstraint('name', name=op.f('uq_building_name'))
    )
    op.create_table('home',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sa.Text(), nullable=False),
    sa.Column('lines', sa.Text(), nullable=False),
    sa.Column('postcode', sa.Text(), nullable=False),
    sa.Column('building_id', sa.Integer(), nullable=True),
    sa.Column('area', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['building_id'], ['building.id'], name=op.f('fk_home_building_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_home')),
    sa.UniqueConstraint('reference', name=op.f('uq_home_reference'))
    )
    op.create_index(op.f('ix_home_area'), 'home', ['area'], unique=False)
    op.create_index(op.f('ix_home_building_id'), 'home', ['building_id'], unique=False)
    op.create_index(op.f('ix_home_postcode'), 'home', ['postcode'], unique=False)
    op.create_table('household',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('home_id', sa.Integer(), nullable=False),
    sa.Column('reference', sa.Text(), nullable=False),
    sa.Column('tenure', sa.Enum('LCRA', 'LCHO', 'other', name='tenure', native_enum=False, length=10), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['home_id'], ['home.id'], name=op.f('fk_household_home_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_household')),
    sa.UniqueConstraint('reference', name=op.f('uq_household_reference'))
    )
    op.create_index(op.f('ix_household_home_id'), 'household', ['home_id'], unique=False)
    op.create_table('customer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sa.Text(), nullable=True),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('born_on', sa.Date(), nullable=True),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('household_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_customer_account_id')),
    sa.ForeignKeyConstraint(['household_id'], ['household.id'], name=op.f('fk_customer_household_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_customer')),
    sa.UniqueConstraint('account_id', name=op.f('uq_customer_account_id')),
    sa.UniqueConstraint('reference', name=op.f('uq_customer_reference'))
    )
    op.create_index(op.f('ix_customer_household_id'), 'customer', ['household_id'], unique=False)
    op.create_index(op.f('ix_customer_name'), 'customer', ['name'], unique=False)
    op.create_table('contact_preference',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.Enum('EMAIL', 'LETTER', 'SMS', 'CALL', name='channel', native_enum=False, length=10), nullable=True),
    sa.Column('large_print', sa.Boolean(), nullable=False),
    sa.Column('no_surveys', sa.Boolean(), nullable=False),
    sa.Column('no_news', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name=op.f('fk_contact_preference_customer_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_preference')),
    sa.UniqueConstraint('customer_id', name=op.f('uq_contact_preference_customer_id'))
    )
    op.create_table('contact_way',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.Enum('EMAIL', 'LETTER', 'SMS', 'CALL', name='channel', native_enum=False, length=10), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("address <> ''", name=op.f('ck_contact_way_has_an_address')),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name=op.f('fk_contact_way_customer_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_way')),
    sa.UniqueConstraint('customer_id', 'channel', name='one_of_each_way')
    )


def downgrade() -> None:
    op.drop_table('contact_way')
    op.drop_table('contact_preference')
    op.drop_table('customer')
    op.drop_table('household')
    op.drop_table('home')
    op.drop_table('building')
