/** Without the caller: nobody enters a grant for himself, and the server refuses all of them where one is he. */
export const others = <T extends { officer_id: string }>(officers: readonly T[], own: string | undefined): T[] => officers.filter((one) => one.officer_id !== own);
