// Libraries bring a copy of this hook for old versions of React; Preact has it, so they are given that one.
export { useSyncExternalStore } from 'react';
