export interface LogoProps {
  /** Height in px; the shape is 22 by 30. */
  readonly size?: number;
  /** Its name where it stands alone; decorative without. */
  readonly title?: string;
}

/** A plumb bob on its line. */
export function Logo({ size = 30, title }: LogoProps) {
  return (
    <svg
      className="logo"
      viewBox="0 0 22 30"
      width={(size * 22) / 30}
      height={size}
      fill="none"
      strokeWidth="1.8"
      strokeLinejoin="round"
      strokeLinecap="round"
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <path d="M11 1v13" stroke="currentColor" />
      <path d="M6 15h10l-5 14z" fill="var(--accent)" stroke="var(--accent)" />
    </svg>
  );
}
