/** Four neighbouring areas, each a step of the data ramp. */
export function BrandMark() {
  return (
    <svg class="brand-mark" width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0b6e6e" />
      <path d="M6 9.5 13 6v16.500L6 26z" fill="#a9c8e2" />
      <path d="m13 6 6.500 3.500V16L13 14.500z" fill="#7f9bcb" />
      <path d="m13 14.500 6.500 1.500v10L13 22.500z" fill="#d9e6f1" />
      <path d="M19.500 9.500 26 6.500V22l-6.500 4z" fill="#5a1f7c" />
    </svg>
  );
}
