import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, lazy } from 'react';
import { Link } from 'wouter';
import { type Lang, chooseLang, loadCatalogue, useLang } from '../i18n';
import { Brand } from './brand';
import { Navigation } from './navigation';

/** After the page, with its words; without it, as offline on a device that never had it, the page is whole. */
const Bell = lazy(async () => {
  try {
    const [file] = await Promise.all([import('../notice/bell'), loadCatalogue('notice')]);
    return { default: file.NoticeBell };
  } catch {
    return { default: () => <span className="size-11" /> };
  }
});

function LanguageButtons() {
  const { t } = useLingui();
  const now = useLang();
  const button = (lang: Lang, short: string, name: string) => (
    <button
      type="button"
      lang={lang}
      data-testid={`lang-${lang}`}
      aria-pressed={now === lang}
      aria-label={`${short}: ${name}`}
      onClick={() => void chooseLang(lang)}
      className="min-h-9 min-w-11 rounded-sm px-2.5 text-body-sm font-semibold text-txt-black-700 hover:text-txt-black-900 aria-pressed:bg-bg-white aria-pressed:text-primary-700 aria-pressed:shadow-button"
    >
      {short}
    </button>
  );
  return (
    <fieldset aria-label={t`Bahasa`} className="flex gap-0.5 rounded-md bg-bg-washed p-0.5">
      {button('ms', 'BM', 'Bahasa Melayu')}
      {button('en', 'EN', 'English')}
    </fieldset>
  );
}

/** The first stop of the tab key, so it stands before the masthead. */
export function SkipLink() {
  return (
    <a
      href="#kandungan"
      data-testid="skip-link"
      className="absolute left-2 top-2 z-50 -translate-y-24 rounded-md bg-bg-white px-4 py-3 text-body-md font-medium text-txt-primary focus:translate-y-0 print:hidden"
    >
      <Trans>Terus ke kandungan</Trans>
    </a>
  );
}

export function Header({ navigation }: { navigation: boolean }) {
  return (
    <header className="border-b border-otl-gray-200 bg-bg-white print:hidden">
      <div className="mx-auto flex min-h-16 max-w-screen-xl items-center gap-4 px-4.5 py-2 md:flex-wrap md:gap-y-1 md:px-6 md:pb-1">
        <Link href="/" className="rounded-md md:shrink-0">
          <Brand />
          <span className="sr-only">
            <Trans>Halaman utama</Trans>
          </span>
        </Link>
        {navigation && <Navigation />}
        <div className="ml-auto flex items-center gap-2">
          {navigation && (
            <Suspense fallback={<span className="size-11" />}>
              <Bell />
            </Suspense>
          )}
          <LanguageButtons />
        </div>
      </div>
    </header>
  );
}
