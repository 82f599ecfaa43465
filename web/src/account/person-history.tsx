// All that held for an officer, and what was done to his account, the latest first.
import { Trans, useLingui } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Card, CardTitle } from '../ui/card';
import { Icon } from '../ui/icon';
import type { PersonProps } from './detail';
import { TimeLine } from './time-line';
import { eventWords } from './words';

function Event({ event }: { event: Schemas['OfficerEvent'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const words = eventWords[event.action];
  return (
    <li data-testid="event" data-action={event.action} className="flex gap-3 py-3">
      <Icon name="document" className="mt-0.5 size-5 shrink-0 text-txt-black-500" />
      <div className="min-w-0">
        <p className="text-body-md text-txt-black-900">{words ? i18n._(words) : event.action}</p>
        <p className="break-words text-body-sm tabular-nums text-txt-black-500">
          {dateTime(event.at, lang)} · {event.by_name || <Trans>Sistem atau agensi lain</Trans>}
        </p>
      </div>
    </li>
  );
}

export function PersonHistory({ agency, person }: PersonProps) {
  const path = { id: agency, officer_id: person.account.officer_id };
  const events = usePaged(
    `${agency} ${person.account.officer_id} ${person.events[0]?.id}`,
    async (before) =>
      before === undefined ? person : ask(api.GET('/agencies/{id}/accounts/{officer_id}/history', { params: { path, query: { before } } })),
    (page): Schemas['OfficerEvent'][] => page.events,
  );
  return (
    <>
      <Card className="space-y-4">
        <CardTitle>
          <Trans>Apa yang berkuat kuasa bila</Trans>
        </CardTitle>
        <TimeLine testid="history" rows={person.rows} empty={<Trans>Tiada rekod.</Trans>} />
      </Card>
      <div className="space-y-3">
        <CardTitle>
          <Trans>Apa yang telah dibuat</Trans>
        </CardTitle>
        <PagedList
          list={events}
          testid="events"
          empty={<Trans>Tiada rekod.</Trans>}
          row={(event) => <Event key={event.id} event={event} />}
        />
      </div>
    </>
  );
}
