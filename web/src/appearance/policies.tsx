// Where an agency's own policies are, what differs from the national default, and how its mail and letters look.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useAgency } from '../account/accounts';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { linkButton } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { ChoiceField } from '../ui/choice-field';
import { Tag } from '../ui/tag';
import { AppearanceCard } from './appearance';
import { PasswordPolicyCard } from './password-policy';

interface Policy {
  key: keyof Schemas['OwnPolicies'];
  name: ReactNode;
  about: ReactNode;
  href: string;
}

const policies: Policy[] = [
  {
    key: 'rules',
    name: <Trans>Peraturan agensi</Trans>,
    about: <Trans>Nilai yang dibenarkan berbeza daripada nilai kebangsaan.</Trans>,
    href: '/peraturan',
  },
  {
    key: 'calendar_days',
    name: <Trans>Kalendar agensi</Trans>,
    about: <Trans>Hari agensi sendiri bagi tahun ini.</Trans>,
    href: '/kalendar',
  },
  {
    key: 'reason_kinds',
    name: <Trans context="ramai">Jenis alasan</Trans>,
    about: <Trans>Jenis yang ditambah, dinamakan semula atau dihentikan.</Trans>,
    href: '/jenis-alasan',
  },
  {
    key: 'letter_templates',
    name: <Trans>Templat surat</Trans>,
    about: <Trans>Surat dengan perkataan agensi sendiri.</Trans>,
    href: '/templat-surat',
  },
  {
    key: 'remote_policies',
    name: <Trans>Dasar bekerja jarak jauh</Trans>,
    about: <Trans>Tempoh simpanan kedudukan nadi.</Trans>,
    href: '/bekerja-jauh-pegawai',
  },
];

function Row({ policy, count, linked }: { policy: Policy; count: number; linked: boolean }) {
  return (
    <li data-testid="policy" data-key={policy.key} data-count={count} className="flex items-center justify-between gap-3 py-3">
      <div className="min-w-0 space-y-1">
        <p className="text-body-md font-medium text-txt-black-900">{policy.name}</p>
        <p className="text-body-sm text-txt-black-500">{policy.about}</p>
        {count === 0 ? (
          <Tag>
            <Trans>Mengikut tetapan kebangsaan</Trans>
          </Tag>
        ) : (
          <Tag tone="primary">
            <Trans>{count} berbeza</Trans>
          </Tag>
        )}
      </div>
      {linked && (
        <Link href={policy.href} className={`${linkButton()} shrink-0`}>
          <Trans>Buka</Trans>
          <span className="sr-only">{policy.name}</span>
        </Link>
      )}
    </li>
  );
}

function List({ agency }: { agency: string }) {
  const [loaded] = useLoaded(agency, () => ask(api.GET('/agencies/{id}/policies', { params: { path: { id: agency } } })));
  // The pages of the policies are those of one's own agency.
  const linked = currentOfficer()?.agency.id === agency;
  return (
    <Card className="space-y-2" data-testid="policies">
      <CardTitle>
        <Trans>Dasar agensi sendiri</Trans>
      </CardTitle>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="policies-error" />}
      {loaded.status === 'loading' && <Skeleton lines={6} />}
      {loaded.status === 'here' && (
        <ul className="divide-y divide-otl-gray-200">
          {policies.map((policy) => (
            <Row key={policy.key} policy={policy} count={loaded.data[policy.key]} linked={linked} />
          ))}
        </ul>
      )}
    </Card>
  );
}

export function Policies() {
  const { t } = useLingui();
  const [, go] = useLocation();
  const { agencies, agency, failure } = useAgency();
  usePage('policies', t`Dasar dan rupa agensi`, agency !== undefined || failure !== undefined);
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <div className="space-y-1">
        <h1>
          <Trans>Dasar dan rupa agensi</Trans>
        </h1>
        <p className="text-txt-black-500">{agency?.name}</p>
      </div>
      {failure !== undefined && <FailureMessage failure={failure} testid="policies-error" />}
      {agencies.length > 1 && (
        <div className="max-w-md">
          <ChoiceField label={<Trans>Agensi</Trans>} testid="agency" choices={agencies} value={agency?.id ?? ''} choose={(id) => go(`/dasar-agensi?agensi=${id}`)} />
        </div>
      )}
      {agency && (
        <>
          <List agency={agency.id} />
          <PasswordPolicyCard agency={agency.id} />
          <AppearanceCard key={agency.id} agency={agency.id} name={agency.name} />
        </>
      )}
    </div>
  );
}
