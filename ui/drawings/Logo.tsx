/** The roof with the lamp. Roof and threshold take the text colour, the lamp its own. */
export function Logo({
  size = 28,
  label,
}: {
  size?: number | undefined;
  label?: string | undefined;
}) {
  const edge = `${size / 16}rem`;
  return (
    <svg
      viewBox="0 0 28 28"
      width={edge}
      height={edge}
      style={{ width: edge, height: edge, flex: 'none' }}
      fill="none"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path
        d="M14 2v3M2 12.5V9.5L14 5l12 4.5v3M7 26h14"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="14" cy="17" r="5" fill="var(--glow)" />
    </svg>
  );
}
