import { useMutation, useQuery } from '@tanstack/react-query';
import type { StaffRole } from '../../contract/route.ts';
import type { StaffMe } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import type { Client } from '../../ui/client.ts';
import { Problem } from '../frame/Problem.tsx';
import styles from './StaffSignIn.module.css';

export interface DemoStaffProps {
  client: Client;
  staffRole: StaffRole;
  heading: string;
  onSignedIn: (me: StaffMe) => void;
}

/** Whom of a role one can try out; outside the demo the server answers 404 and nothing shows. */
export function DemoStaff({ client, staffRole, heading, onSignedIn }: DemoStaffProps) {
  const demo = useQuery({
    queryKey: client.key('listDemoSignIns', {}),
    queryFn: ({ signal }) => client.call('listDemoSignIns', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entering = useMutation({
    mutationFn: (login: string) => client.call('signInDemoStaff', { body: { login } }),
    onSuccess: onSignedIn,
  });
  const people = (demo.data?.staff ?? []).filter(({ role }) => role === staffRole);
  if (people.length === 0) return null;
  return (
    <Card as="section" tone="tint" label={heading} className={styles.stack}>
      <h2>{heading}</h2>
      {people.map(({ login, name }) => (
        <Button key={login} kind="outline" wide onClick={() => entering.mutate(login)}>
          {name}
        </Button>
      ))}
      <Problem error={entering.error} />
    </Card>
  );
}
