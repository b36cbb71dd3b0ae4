/** The page of the app on which a member of the organisation finds a plan, whether drafted there or received. */
export function planPage(organisation: string, plan: string): string {
  return `/t/${organisation}/ke-hoach#${plan}`;
}
