import { wallTime } from '../i18n/format';

const day = 86_400_000;
/** Days as ISO text, those of Malaysia. */
export const today = (): string => wallTime(Date.now()).date;
export const tomorrow = (): string => wallTime(Date.now() + day).date;
