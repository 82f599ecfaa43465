// The states and federal territories by their codes; their names are the same in both languages.
export const states: ReadonlyArray<readonly [code: string, name: string]> = [
  ['johor', 'Johor'],
  ['kedah', 'Kedah'],
  ['kelantan', 'Kelantan'],
  ['melaka', 'Melaka'],
  ['negeri_sembilan', 'Negeri Sembilan'],
  ['pahang', 'Pahang'],
  ['perak', 'Perak'],
  ['perlis', 'Perlis'],
  ['pulau_pinang', 'Pulau Pinang'],
  ['sabah', 'Sabah'],
  ['sarawak', 'Sarawak'],
  ['selangor', 'Selangor'],
  ['terengganu', 'Terengganu'],
  ['kuala_lumpur', 'W.P. Kuala Lumpur'],
  ['labuan', 'W.P. Labuan'],
  ['putrajaya', 'W.P. Putrajaya'],
];

export const stateName = (code: string): string => states.find(([known]) => known === code)?.[1] ?? code;
