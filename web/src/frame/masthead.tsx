import { Trans } from '@lingui/react/macro';
import { Icon } from '../ui/icon';

/** The strip of official sites, as MYDS has it; the browser's own disclosure instead of a script. */
export function Masthead() {
  return (
    <details data-testid="masthead" className="group bg-bg-washed print:hidden">
      <summary className="mx-auto flex min-h-9 max-w-screen-xl list-none flex-wrap items-center gap-x-2 px-4.5 text-body-sm text-txt-black-700 md:px-6 [&::-webkit-details-marker]:hidden">
        <Icon name="flag" className="h-4 w-8" />
        <span>
          <Trans>Laman web rasmi Kerajaan Malaysia</Trans>
        </span>
        <span className="ml-auto flex min-h-6 items-center gap-0.5 text-txt-primary sm:ml-0">
          <span className="hidden sm:inline">
            <Trans>Cara mengenal pasti</Trans>
          </span>
          <span className="sr-only sm:hidden">
            <Trans>Cara mengenal pasti</Trans>
          </span>
          <Icon name="down" className="size-4 transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <div className="mx-auto grid max-w-screen-xl gap-4.5 px-4.5 pb-6 pt-3 text-body-sm md:grid-cols-2 md:px-6">
        <div className="flex gap-3">
          <Icon name="office" className="size-6 text-txt-black-500" />
          <p className="max-w-[52ch] text-txt-black-700">
            <strong className="block font-medium text-txt-black-900">
              <Trans>Alamat rasmi berakhir dengan .gov.my</Trans>
            </strong>
            <Trans>Jika alamat tidak berakhir dengan .gov.my, tinggalkan laman itu dengan segera walaupun rupanya sama.</Trans>
          </p>
        </div>
        <div className="flex gap-3">
          <Icon name="lock" className="size-6 text-txt-black-500" />
          <p className="max-w-[52ch] text-txt-black-700">
            <strong className="block font-medium text-txt-black-900">
              <Trans>Laman selamat menggunakan HTTPS</Trans>
            </strong>
            <Trans>Cari ikon kunci pada bar alamat sebelum memberikan kata laluan.</Trans>
          </p>
        </div>
      </div>
    </details>
  );
}
