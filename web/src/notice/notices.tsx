// What the officer was told of: by day, the unread marked, each leading to its case.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, time, weekday } from '../i18n/format';
import { type Paged, usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { CheckField } from '../ui/field';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';
import { byDay } from './by-day';
import { type Notice, box, markRead } from './live';

interface Page {
  notices: Notice[];
  next?: string;
}

async function load(unread: boolean, after?: string): Promise<Page> {
  const query = { ...(unread && { unread: true }), ...(after && { before: Number(after) }) };
  const page = await ask(api.GET('/notices', { params: { query } }));
  box.set(page.box);
  return { notices: page.notices, ...(page.next !== undefined && { next: String(page.next) }) };
}

function Row({ notice, read }: { notice: Notice; read: boolean }) {
  const lang = useLang();
  return (
    <li>
      <Link
        href={notice.link}
        data-testid="notice"
        data-number={notice.number}
        data-kind={notice.kind}
        data-unread={!read}
        onClick={() => void markRead(notice.number)}
        className="-mx-2 flex items-start gap-3 rounded-md px-2 py-3.5 hover:bg-bg-white-hover"
      >
        <span aria-hidden="true" className={`mt-2 size-2.5 shrink-0 rounded-full ${read ? 'bg-transparent' : 'bg-primary-600'}`} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-3">
            <span className={`min-w-0 break-words text-body-md text-txt-black-900 ${read ? 'font-medium' : 'font-semibold'}`}>
              {!read && (
                <span className="sr-only">
                  <Trans>Belum dibaca:</Trans>{' '}
                </span>
              )}
              {pick(notice.title, lang)}
            </span>
            <time dateTime={notice.made_at} className="shrink-0 text-body-sm tabular-nums text-txt-black-500">
              {time(notice.made_at)}
            </time>
          </span>
          <span className="block break-words text-body-md text-txt-black-700">{pick(notice.body, lang)}</span>
        </span>
        <Icon name="right" className="mt-0.5 size-5 text-txt-black-500" />
      </Link>
    </li>
  );
}

function Days({ list, readUpTo }: { list: Paged<Page, Notice>; readUpTo: number }) {
  const lang = useLang();
  return (
    <div className="space-y-5">
      {byDay(list.rows).map(({ day, notices }) => (
        <section key={day} aria-labelledby={`day-${day}`} data-testid="notice-day" data-day={day}>
          <h2 id={`day-${day}`} className="mb-2 text-body-sm font-semibold text-txt-black-700">
            {weekday(day, lang)}, {date(day, lang)}
          </h2>
          <Card className="!py-2">
            <ul className="divide-y divide-otl-gray-200">
              {notices.map((notice) => (
                <Row key={notice.number} notice={notice} read={notice.read_at !== undefined || notice.number <= readUpTo} />
              ))}
            </ul>
          </Card>
        </section>
      ))}
      <More list={list} testid="notices-more" />
    </div>
  );
}

function Empty({ unread }: { unread: boolean }) {
  return (
    <Card>
      <p data-testid="notices-empty" className="py-6 text-center text-body-md text-txt-black-700">
        {unread ? <Trans>Semua makluman telah dibaca.</Trans> : <Trans>Belum ada makluman. Perkara yang perlu anda tahu akan dipaparkan di sini.</Trans>}
      </p>
    </Card>
  );
}

export function Notices() {
  const { t } = useLingui();
  const [unread, showUnread] = useState(false);
  const [readUpTo, setReadUpTo] = useState(0);
  const list = usePaged<Page, Notice>(`notices ${unread}`, (after) => load(unread, after), (page) => page.notices);
  usePage('notices', t`Makluman`, list.first.status !== 'loading');
  const now = useStore(box);
  const shown = useRef<number | undefined>(undefined);
  useEffect(() => {
    // What comes in while the page is open stands in it at once.
    if (now && shown.current !== undefined && shown.current < now.last) list.renew();
    if (now) shown.current = now.last;
  }, [now]);
  async function readAll(): Promise<void> {
    const last = now?.last ?? 0;
    try {
      box.set(await ask(api.POST('/notices/read', { body: { up_to: last } })));
      setReadUpTo(last);
      if (unread) list.renew();
    } catch {
      say('error', t`Tidak berjaya. Sila cuba lagi.`);
    }
  }
  const { first } = list;
  return (
    <div data-testid="page-notices" className="mx-auto max-w-3xl space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>
          <Trans>Makluman</Trans>
        </h1>
        <Link href="/makluman/pilihan" data-testid="notice-preferences" className={linkButton()}>
          <Trans>Pilihan e-mel</Trans>
        </Link>
      </div>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-3">
        <CheckField label={<Trans>Belum dibaca sahaja</Trans>} testid="notices-unread" checked={unread} onChange={(event) => showUnread(event.currentTarget.checked)} />
        {(now?.unread ?? 0) > 0 && (
          <Button variant="default-outline" data-testid="notices-read-all" onClick={() => void readAll()}>
            <Trans>Tandakan semua sebagai dibaca</Trans>
          </Button>
        )}
      </div>
      {first.status === 'loading' && <Skeleton lines={6} />}
      {first.status === 'failed' && <FailureMessage failure={first.failure} testid="notices-error" />}
      {first.status === 'here' && (list.rows.length === 0 ? <Empty unread={unread} /> : <Days list={list} readUpTo={readUpTo} />)}
    </div>
  );
}
