/** The organisation whose plans are issued while processes die. */
export const sender = { slug: 'bo-thong-tin-va-truyen-thong', namespace: 'org-bo-thong-tin-va-truyen-thong' };
