/** What a month is in every estimate: 365 days of 24 hours, over twelve. */
export const hoursPerMonth = 730
