/** Whether the atlas is a part of another page, where a wheel or one finger is for that page. */
export const embedded =
  new URLSearchParams(window.location.search).has('embed') || window.self !== window.top;
