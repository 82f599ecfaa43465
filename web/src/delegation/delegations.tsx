// What I may decide, handed to a colleague between two days; and what others handed to me.
import { Trans, useLingui } from '@lingui/react/macro';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { askFirst } from '../ui/ask';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { Give } from './give';

type Delegation = Schemas['Delegation'];

/** Before, during or after its days. */
function When({ one }: { one: Delegation }) {
  const now = today();
  if (one.to < now)
    return (
      <Tag>
        <Trans context="keadaan">Tamat</Trans>
      </Tag>
    );
  return one.from > now ? (
    <Tag tone="primary">
      <Trans>Akan bermula</Trans>
    </Tag>
  ) : (
    <Tag tone="success">
      <Trans>Berkuat kuasa</Trans>
    </Tag>
  );
}

function Row({ one, name, testid, onWithdraw }: { one: Delegation; name: string; testid: string; onWithdraw?: () => void }) {
  const lang = useLang();
  return (
    <li data-testid={testid} data-id={one.id} data-from={one.from} data-to={one.to} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 text-body-md font-medium text-txt-black-900">
          {name} <When one={one} />
        </p>
        <p className="text-body-md tabular-nums text-txt-black-700">
          {date(one.from, lang)} – {date(one.to, lang)}
        </p>
        <p className="break-words text-body-sm text-txt-black-500">{one.note}</p>
      </div>
      {onWithdraw && one.to >= today() && (
        <Button variant="danger-outline" data-testid="delegation-withdraw" className="!w-full sm:!w-auto print:hidden" onClick={onWithdraw}>
          <Trans>Tarik balik</Trans>
        </Button>
      )}
    </li>
  );
}

function useWithdraw(reload: () => void): (one: Delegation) => Promise<void> {
  const { t } = useLingui();
  const lang = useLang();
  return async (one) => {
    const name = one.to_name ?? '';
    const sure = await askFirst({
      title: <Trans>Tarik balik penurunan kuasa?</Trans>,
      body: <Trans>Mulai sekarang {name} tidak lagi boleh membuat keputusan bagi pihak anda. Keputusan yang telah dibuat kekal.</Trans>,
      yes: <Trans>Tarik balik</Trans>,
      no: <Trans>Batal</Trans>,
      danger: true,
    });
    if (!sure) return;
    try {
      await ask(api.POST('/delegations/{id}/withdrawal', { params: { path: { id: one.id } }, body: {} }));
      say('success', t`Penurunan kuasa telah ditarik balik.`);
    } catch (why) {
      say('error', why instanceof Refusal ? pick(why.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    }
    reload();
  };
}

function Lists({ given, received, reload }: { given: Delegation[]; received: Delegation[]; reload(): void }) {
  const withdraw = useWithdraw(reload);
  return (
    <>
      <Card>
        <CardTitle>
          <Trans>Kuasa yang saya turunkan</Trans>
        </CardTitle>
        {given.length === 0 ? (
          <p data-testid="given-empty" className="mt-2 text-body-md text-txt-black-500">
            <Trans>Tiada.</Trans>
          </p>
        ) : (
          <ul className="mt-2 divide-y divide-otl-gray-200">
            {given.map((one) => (
              <Row key={one.id} one={one} name={one.to_name ?? ''} testid="given" onWithdraw={() => void withdraw(one)} />
            ))}
          </ul>
        )}
      </Card>
      <Card>
        <CardTitle>
          <Trans>Kuasa yang saya terima</Trans>
        </CardTitle>
        {received.length === 0 ? (
          <p data-testid="received-empty" className="mt-2 text-body-md text-txt-black-500">
            <Trans>Tiada.</Trans>
          </p>
        ) : (
          <ul className="mt-2 divide-y divide-otl-gray-200">
            {received.map((one) => (
              <Row key={one.id} one={one} name={one.from_name ?? ''} testid="received" />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

export function Delegations() {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded('delegations', () => ask(api.GET('/delegations')));
  usePage('delegations', t`Penurunan kuasa`, loaded.status !== 'loading');
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div>
        <h1>
          <Trans>Penurunan kuasa</Trans>
        </h1>
        <p className="text-body-md text-txt-black-500">
          <Trans>Pegawai yang menerima kuasa membuat keputusan atas nama anda dalam tempoh yang ditetapkan, dan tidak boleh menurunkannya lagi.</Trans>
        </p>
      </div>
      {loaded.status === 'loading' && <Skeleton lines={6} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="delegations-error" />
          <Button onClick={reload}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {loaded.status === 'here' && (
        <>
          {loaded.data.may_give && <Give given={reload} />}
          <Lists given={loaded.data.given} received={loaded.data.received} reload={reload} />
        </>
      )}
    </div>
  );
}
