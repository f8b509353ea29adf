/** What tokens of links begin with. */
export const shareTokenPrefix = 'share'
