/** A menu that assistive technology finds in order: inside the page's main part, and with items that can be reached. */
export const MENU = {
  withInitialFocusPlaceholder: false,
  menuItemTabIndex: 0,
  portalProps: { target: '#main' },
} as const;
