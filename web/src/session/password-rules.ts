// What a new password must be, as far as the page can tell while one types; the server decides, and knows the common ones.
export const minimumLength = 12;

/** Length in characters as people count them (code points, so that an emoji or an accented letter is one). */
export const characters = (text: string): number => [...text.normalize('NFC')].length;

export interface PasswordRules {
  length: boolean;
  /** Holds neither the user ID nor a long part of the name. */
  name: boolean;
  /** Differs from the current one. */
  different: boolean;
}

export function passwordRules(next: string, current: string, userId: string, name: string): PasswordRules {
  const plain = next.toLocaleLowerCase('ms');
  // Short parts such as "bin" or "Ali" are in too many words to forbid.
  const own = [userId, ...name.split(/\s+/)].map((part) => part.toLocaleLowerCase('ms')).filter((part) => part.length >= 4);
  return {
    length: characters(next) >= minimumLength,
    name: next !== '' && !own.some((part) => plain.includes(part)),
    different: next !== '' && next !== current,
  };
}

export const passwordAllowed = (rules: PasswordRules): boolean => rules.length && rules.name && rules.different;
