/** The mark of the portal: three layers on lacquer red, the same drawing as in the header. */
export const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><rect width="34" height="34" rx="6" fill="#9F1D24"/>' +
  '<path d="M17 6.5 28 12l-11 5.500L6 12z" fill="#fff"/><path d="m6 17.2 11 5.500 11-5.500M6 22.2l11 5.500 11-5.500" ' +
  'fill="none" stroke="#fff" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round"/></svg>';
