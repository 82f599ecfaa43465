// What other systems of the agency may ask, and what they are told.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { usePage } from '../frame/page';
import { currentOfficer } from '../session/session';
import { Tabs } from '../ui/tabs';
import { Deliveries } from './deliveries';
import { Tokens } from './tokens';
import { Webhooks } from './webhooks';

const parts = { token: Tokens, webhook: Webhooks, penghantaran: Deliveries };

export function Integration({ part }: { part?: string }) {
  const { t } = useLingui();
  const agency = currentOfficer()?.agency;
  const name = part !== undefined && part in parts ? (part as keyof typeof parts) : 'token';
  const Part = parts[name];
  usePage('integration', t`Integrasi`, true);
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="space-y-1">
        <h1>
          <Trans>Integrasi</Trans>
        </h1>
        <p className="text-txt-black-500">{agency?.name}</p>
        <p className="text-body-md text-txt-black-700">
          <Link href="/api-dokumen" data-testid="api-page-link" className="font-medium text-txt-primary underline">
            <Trans>Dokumentasi API untuk pembangun sistem</Trans>
          </Link>
        </p>
      </div>
      <Tabs
        label={t`Bahagian integrasi`}
        testid="integration"
        current={`/integrasi${name === 'token' ? '' : `/${name}`}`}
        tabs={[
          { href: '/integrasi', name: 'token', word: t`Token` },
          { href: '/integrasi/webhook', name: 'webhook', word: t`Webhook` },
          { href: '/integrasi/penghantaran', name: 'deliveries', word: t`Penghantaran` },
        ]}
      />
      {agency && <Part agency={agency.id} />}
    </div>
  );
}
