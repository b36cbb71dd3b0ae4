/** The fewest characters that the server takes as a password. */
export const SHORTEST_PASSWORD = 12;
