import { Trans } from '@lingui/react/macro';

/** A place as a picture without a map: the circle in which one counts as there, and its size. */
export function PlacePicture({ radius }: { radius: number }) {
  return (
    <figure className="shrink-0 text-center">
      <svg viewBox="0 0 120 120" className="size-28" aria-hidden="true">
        <circle cx="60" cy="60" r="50" className="fill-primary-50 stroke-primary-600" strokeWidth="2" strokeDasharray="4 3" />
        <path d="M60 38 40 55v26h14V67h12v14h14V55z" className="fill-primary-600" />
        <path d="M60 60h50" className="stroke-primary-600" strokeWidth="1.5" />
      </svg>
      <figcaption className="text-body-xs tabular-nums text-txt-black-700">
        <Trans>dalam {radius} m</Trans>
      </figcaption>
    </figure>
  );
}
