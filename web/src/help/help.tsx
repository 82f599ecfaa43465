// The user guide (panduan pengguna), for anybody, signed in or not.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { usePage } from '../frame/page';
import { SearchField } from '../list/search';
import { currentRoles, session } from '../session/session';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Skeleton } from '../ui/card';
import { Icon, type IconName } from '../ui/icon';
import { useStore } from '../ui/store';
import { type Guide, type Section, partsFor, plain, useGuides } from './guide';
import { Prose } from './prose';

const icons: Record<string, IconName> = {
  officer: 'person',
  supervisor: 'people',
  head: 'people',
  coordinator: 'calendar',
  'agency-admin': 'lock',
  'system-admin': 'lock',
  auditor: 'show',
};

function Parts({ guides, mine }: { guides: readonly Guide[]; mine: readonly string[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {guides.map((guide) => (
        <li key={guide.name}>
          <Link
            href={`/help/${guide.name}`}
            data-testid="help-part"
            data-name={guide.name}
            className="flex h-full flex-col gap-2 rounded-xl border border-otl-gray-200 bg-bg-white p-5 hover:bg-bg-white-hover"
          >
            <span className="flex items-center gap-3">
              <Icon name={icons[guide.name] ?? 'book'} className="size-6 text-primary-700" />
              <span className="font-heading text-body-lg font-semibold">{guide.title}</span>
            </span>
            {mine.includes(guide.name) && (
              <span className="text-body-sm font-medium text-primary-700">
                <Trans>Untuk anda</Trans>
              </span>
            )}
            <span className="text-body-sm text-txt-black-700">{guide.sections.map((one) => one.title).join(' · ')}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Found({ guides, text }: { guides: readonly Guide[]; text: string }) {
  const sought = text.trim().toLowerCase();
  const found = guides.flatMap((guide) =>
    guide.sections
      .filter((one) => one.title.toLowerCase().includes(sought) || plain(one.html).includes(sought))
      .map((section) => ({ guide, section })),
  );
  if (found.length === 0)
    return (
      <p data-testid="help-nothing" className="text-txt-black-700">
        <Trans>Tiada panduan mengandungi perkataan itu. Sila cuba perkataan yang lebih pendek.</Trans>
      </p>
    );
  return (
    <ul className="divide-y divide-otl-gray-200 overflow-hidden rounded-xl border border-otl-gray-200 bg-bg-white">
      {found.map(({ guide, section }) => (
        <li key={`${guide.name} ${section.ids[0]}`}>
          <Link
            href={`/help/${guide.name}#${section.ids[0]}`}
            data-testid="help-found"
            className="flex min-h-14 items-center gap-3 px-4 py-2 hover:bg-bg-white-hover"
          >
            <span>
              <span className="block text-body-md font-medium">{section.title}</span>
              <span className="block text-body-sm text-txt-black-500">{guide.title}</span>
            </span>
            <Icon name="right" className="ml-auto size-5 text-txt-black-500" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Contents({ sections }: { sections: readonly Section[] }) {
  return (
    <nav aria-labelledby="help-contents" className="rounded-xl border border-otl-gray-200 bg-bg-white p-5 print:hidden">
      <h2 id="help-contents" className="font-heading text-body-md font-semibold">
        <Trans>Kandungan</Trans>
      </h2>
      <ol className="mt-2 list-decimal space-y-1 pl-5">
        {sections.map((one) => (
          <li key={one.ids[0]}>
            <a href={`#${one.ids[0]}`} className="block py-1 text-txt-primary hover:underline">
              {one.title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Part({ guide }: { guide: Guide }) {
  const { hash } = location;
  // The words come after the page, so the browser has found no anchor yet.
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [guide, hash]);
  return (
    <article data-testid="help-guide" data-name={guide.name} className="grid gap-6 lg:grid-cols-[16rem_1fr] lg:items-start">
      <header className="min-w-0 space-y-3 lg:col-start-2">
        <Link href="/help" data-testid="help-back" className="inline-flex min-h-11 items-center gap-1 text-txt-primary hover:underline print:hidden">
          <Icon name="left" className="size-5" />
          <Trans>Semua panduan</Trans>
        </Link>
        <h1>{guide.title}</h1>
        <Prose html={guide.intro} />
      </header>
      <div className="space-y-4 lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <Contents sections={guide.sections} />
        <Button variant="default-outline" onClick={() => print()} className="print:hidden">
          <Trans>Cetak</Trans>
        </Button>
      </div>
      <div className="min-w-0 space-y-8 lg:col-start-2">
        {guide.sections.map((one) => (
          <section key={one.ids[0]} id={one.ids[0]} className="scroll-mt-4 space-y-3">
            <h2 className="font-heading text-heading-2xs font-semibold">{one.title}</h2>
            <Prose html={one.html} />
          </section>
        ))}
      </div>
    </article>
  );
}

export function Help({ part }: { part?: string }) {
  const { t } = useLingui();
  const known = useGuides();
  const mine = partsFor(currentRoles(useStore(session)));
  const [text, setText] = useState('');
  const guides = known && 'guides' in known ? known.guides.filter((one) => one.name !== 'tours') : [];
  const chosen = guides.find((one) => one.name === part);
  usePage('help', chosen?.title ?? t`Panduan pengguna`, known !== undefined);
  if (!known) return <Skeleton lines={8} />;
  if ('failed' in known)
    return (
      <Callout tone="warning" data-testid="help-failed">
        <Trans>Panduan tidak dapat dimuatkan. Sila semak rangkaian, kemudian muat semula halaman ini.</Trans>
      </Callout>
    );
  if (chosen) return <Part guide={chosen} />;
  return (
    <div data-testid="page-help" className="space-y-6">
      <header className="space-y-2">
        <h1>
          <Trans>Panduan pengguna</Trans>
        </h1>
        <p className="max-w-2xl text-txt-black-700">
          <Trans>Pilih panduan mengikut peranan anda, atau cari perkara yang ingin diketahui.</Trans>
        </p>
      </header>
      <div className="max-w-md">
        <SearchField label={<Trans>Cari dalam panduan</Trans>} testid="help-search" value={text} set={setText} />
      </div>
      {text.trim().length > 1 ? <Found guides={guides} text={text} /> : <Parts guides={guides} mine={mine} />}
    </div>
  );
}
