-- Merchants who hand something over for points, and sponsors who stand behind them, sign in as staff do;
-- they hold no other role beside it.
alter table staff_roles drop constraint staff_roles_role;
alter table staff_roles add constraint staff_roles_role check (role in ('grid_worker', 'unit_handler',
  'intake', 'dispatcher', 'reviewer', 'mediator_in_charge', 'rule_owner', 'treasurer', 'leader', 'auditor',
  'security_officer', 'administrator', 'merchant', 'sponsor'));
