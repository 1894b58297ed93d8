export function Magnifier({ size = 18 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 16 ? 1.8 : 1.5}
      aria-hidden="true"
    >
      <circle cx="7.75" cy="7.75" r="5" />
      <path d="M11.5 11.5 16 16" />
    </svg>
  );
}

export function Cross() {
  return (
    <svg
      width="9"
      height="9"
      viewBox="0 0 9 9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="m1 1 7 7M8 1 1 8" />
    </svg>
  );
}
