// The states as tiles, each about where it lies: drawn here, and read without colour by the number and the bar of each.
import type { Schemas } from '../api/client';
import { PatternDefs, fillOf } from '../figure/pattern';
import { useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { useWide } from '../ui/wide';

type State = Schemas['Implementation']['states'][number];

/** Column and row of each tile on a desktop; on a phone Sabah, Sarawak and Labuan stand below the Peninsula. */
const places: Record<string, { name: string; wide: [number, number]; narrow: [number, number] }> = {
  perlis: { name: 'Perlis', wide: [0, 0], narrow: [0, 0] },
  kedah: { name: 'Kedah', wide: [1, 0], narrow: [1, 0] },
  kelantan: { name: 'Kelantan', wide: [2, 0], narrow: [2, 0] },
  terengganu: { name: 'Terengganu', wide: [3, 0], narrow: [3, 0] },
  pulau_pinang: { name: 'P. Pinang', wide: [0, 1], narrow: [0, 1] },
  perak: { name: 'Perak', wide: [1, 1], narrow: [1, 1] },
  pahang: { name: 'Pahang', wide: [2, 1], narrow: [2, 1] },
  selangor: { name: 'Selangor', wide: [1, 2], narrow: [1, 2] },
  kuala_lumpur: { name: 'K. Lumpur', wide: [2, 2], narrow: [2, 2] },
  putrajaya: { name: 'Putrajaya', wide: [1, 3], narrow: [1, 3] },
  negeri_sembilan: { name: 'N. Sembilan', wide: [2, 3], narrow: [2, 3] },
  melaka: { name: 'Melaka', wide: [2, 4], narrow: [2, 4] },
  johor: { name: 'Johor', wide: [3, 4], narrow: [3, 4] },
  sarawak: { name: 'Sarawak', wide: [5, 2], narrow: [0, 6] },
  labuan: { name: 'Labuan', wide: [6, 1], narrow: [1, 5] },
  sabah: { name: 'Sabah', wide: [7, 1], narrow: [2, 5] },
};

const side = 88;
const tile = 82;

function Tile({ state, at: [column, row], highest, name }: { state: State; at: [number, number]; highest: number; name: string }) {
  const lang = useLang();
  const x = column * side;
  const y = row * side;
  const inner = tile - 16;
  return (
    <g data-testid="state-tile" data-state={state.state} data-officers={state.officers}>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={tile}
        height={tile}
        rx="6"
        className="fill-bg-white stroke-gray-500"
        strokeDasharray={state.agencies === 0 ? '3 3' : undefined}
      />
      <text x={x + tile / 2} y={y + 21} textAnchor="middle" fontSize="12" className="fill-txt-black-900 font-medium">
        {name}
      </text>
      <text x={x + tile / 2} y={y + 46} textAnchor="middle" fontSize="17" className="fill-txt-black-900 font-semibold">
        {state.agencies === 0 ? '–' : number(state.officers, lang)}
      </text>
      <rect x={x + 8} y={y + 60} width={inner} height="12" rx="2" className="fill-none stroke-gray-400" />
      {state.officers > 0 && (
        <rect
          x={x + 8}
          y={y + 60}
          width={Math.max((state.officers / highest) * inner, 3)}
          height="12"
          rx="2"
          fill={fillOf('states', 'plain')}
        />
      )}
    </g>
  );
}

export function StateMap({ states }: { states: State[] }) {
  const wide = useWide();
  const highest = Math.max(...states.map(({ officers }) => officers), 1);
  const at = (state: string): [number, number] => places[state]?.[wide ? 'wide' : 'narrow'] ?? [0, 0];
  const columns = Math.max(...states.map(({ state }) => at(state)[0])) + 1;
  const rows = Math.max(...states.map(({ state }) => at(state)[1])) + 1;
  return (
    <svg
      viewBox={`-1 -1 ${columns * side - 2} ${rows * side - 2}`}
      width="100%"
      aria-hidden="true"
      data-testid="state-map"
      className="mx-auto block max-w-3xl"
    >
      <PatternDefs id="states" />
      {states.map((state) => (
        <Tile key={state.state} state={state} at={at(state.state)} highest={highest} name={places[state.state]?.name ?? state.state} />
      ))}
    </svg>
  );
}
