/** The page of the app on which a member of the drafting organisation finds a plan as it is drafted. */
export function planPage(organisation: string, plan: string): string {
  return `/t/${organisation}/ke-hoach/${plan}`;
}

/** The page of the app on which a plan stands as it was issued, for all who may read it. */
export function issuedPage(organisation: string, plan: string): string {
  return `/t/${organisation}/da-ban-hanh/${plan}`;
}
