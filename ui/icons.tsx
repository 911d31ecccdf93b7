/** Edge length in px at normal type size; grows with the reader's type. 24 unless told. */
export interface IconProps {
  size?: number | undefined;
  className?: string | undefined;
}

/** Our own line drawings: a grid of 24, a line of 2. Never alone: a word stands beside each of them. */
function Line({ d, size = 24, className }: IconProps & { d: string }) {
  const edge = `${size / 16}rem`;
  return (
    <svg
      viewBox="0 0 24 24"
      width={edge}
      height={edge}
      style={{ width: edge, height: edge, flex: 'none' }}
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={d} />
    </svg>
  );
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export const CameraIcon = (p: IconProps) => (
  <Line {...p} d={`M3 8h4.2l1.6-3h6.4l1.6 3H21v12H3z${circle(12, 13.5, 3.6)}`} />
);
export const HomeIcon = (p: IconProps) => (
  <Line {...p} d="M3 11.5 12 4l9 7.5M5.5 9.8V20h13V9.8M10 20v-5.5h4V20" />
);
export const CaseIcon = (p: IconProps) => (
  <Line {...p} d="M5 3.5h14V20l-2.3-1.7L14.3 20 12 18.3 9.7 20l-2.4-1.7L5 20zM9 8.5h6M9 12.5h4" />
);
export const PointsIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M4.5 6.5c0-1.7 3.4-3 7.5-3s7.5 1.3 7.5 3-3.4 3-7.5 3-7.5-1.3-7.5-3v11c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3v-11M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3"
  />
);
export const ShopIcon = (p: IconProps) => (
  <Line {...p} d="M3.5 9h17l-1.4 11H4.9zM8.2 9V8a3.8 3.8 0 0 1 7.6 0v1" />
);
export const PersonIcon = (p: IconProps) => (
  <Line {...p} d={`${circle(12, 8, 4)}M4.5 20.5c.7-4.2 3.6-6.3 7.5-6.3s6.8 2.1 7.5 6.3`} />
);
export const UsersIcon = (p: IconProps) => (
  <Line
    {...p}
    d={`${circle(9, 8, 3.6)}M2.5 20c.5-3.9 3-5.8 6.5-5.8s6 1.9 6.5 5.8M15.6 4.7a3.6 3.6 0 0 1 0 6.6M18 14.8c2 .8 3.1 2.5 3.5 5.2`}
  />
);
export const BookIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M12 6.2C9.8 4.9 6.9 4.5 3 4.5v13.7c3.9 0 6.8.4 9 1.7 2.2-1.3 5.1-1.7 9-1.7V4.5c-3.9 0-6.8.4-9 1.7zm0 0v13.7"
  />
);
export const PhoneIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M4 5.5 7.6 3.6 10.4 8 8.5 10.2c1 2.3 3 4.3 5.3 5.3l2.2-1.9 4.4 2.8-1.9 3.6C10.5 20.6 3.4 13.5 4 5.5z"
  />
);
export const BellIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M4 17.5h16c-1.6-1.5-2-3-2-6.2 0-4-2.3-6.8-6-6.8s-6 2.8-6 6.8c0 3.2-.4 4.7-2 6.2zM10 20.8h4"
  />
);
export const BackIcon = (p: IconProps) => <Line {...p} d="M15 5l-7 7 7 7" />;
export const CloseIcon = (p: IconProps) => <Line {...p} d="M5.5 5.5l13 13M18.5 5.5l-13 13" />;
export const ChevronIcon = (p: IconProps) => <Line {...p} d="M9 5l7 7-7 7" />;
export const ChevronDownIcon = (p: IconProps) => <Line {...p} d="M5 9l7 7 7-7" />;
export const PlusIcon = (p: IconProps) => <Line {...p} d="M12 4.5v15M4.5 12h15" />;
export const MinusIcon = (p: IconProps) => <Line {...p} d="M4.5 12h15" />;
export const PinIcon = (p: IconProps) => (
  <Line
    {...p}
    d={`M12 21.5C7.5 17 5 13.5 5 10a7 7 0 0 1 14 0c0 3.5-2.5 7-7 11.5z${circle(12, 10, 2.5)}`}
  />
);
export const LocateIcon = (p: IconProps) => (
  <Line {...p} d={`${circle(12, 12, 6)}M12 2v4M12 18v4M2 12h4M18 12h4`} />
);
export const MapIcon = (p: IconProps) => (
  <Line {...p} d="M3 6.5 9 4l6 2.5L21 4v13.5L15 20l-6-2.5L3 20zM9 4v13.5M15 6.5V20" />
);
export const SendIcon = (p: IconProps) => <Line {...p} d="M21 3 3 10.5l7 3.5 3.5 7zM10 14 21 3" />;
export const CheckIcon = (p: IconProps) => <Line {...p} d="M4.5 12.5l5 5L19.5 7" />;
export const HourglassIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M6 3h12M6 21h12M7.5 3c0 5 4.5 6 4.5 9s-4.5 4-4.5 9M16.5 3c0 5-4.5 6-4.5 9s4.5 4 4.5 9"
  />
);
export const PauseIcon = (p: IconProps) => <Line {...p} d="M8.5 5v14M15.5 5v14" />;
export const UndoIcon = (p: IconProps) => (
  <Line {...p} d="M8.5 4.5 4 9l4.5 4.5M4 9h10a5.5 5.5 0 0 1 0 11H9" />
);
export const RetryIcon = (p: IconProps) => <Line {...p} d="M20 4v6h-6M19.6 10A8 8 0 1 0 20 13.5" />;
export const AlertIcon = (p: IconProps) => (
  <Line {...p} d="M12 3.5 22 20.5H2zM12 10v4.5M12 17.5v.1" />
);
export const InfoIcon = (p: IconProps) => (
  <Line {...p} d={`${circle(12, 12, 9)}M12 11v5.5M12 7.6v.1`} />
);
export const SearchIcon = (p: IconProps) => (
  <Line {...p} d={`${circle(10.5, 10.5, 6.5)}M15.5 15.5 21 21`} />
);
export const PhotoIcon = (p: IconProps) => (
  <Line {...p} d={`M3.5 4.5h17v15h-17zM3.5 16l5-5 5 5 2.5-2.5 4.5 4${circle(15.5, 9, 1.4)}`} />
);
export const MicIcon = (p: IconProps) => (
  <Line {...p} d="M9 6a3 3 0 0 1 6 0v5.5a3 3 0 0 1-6 0zM5 11.5a7 7 0 0 0 14 0M12 18.5V22" />
);
export const SpeakerIcon = (p: IconProps) => (
  <Line {...p} d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />
);
export const QrIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M3.5 3.5h6.5V10H3.5zM14 3.5h6.5V10H14zM3.5 14h6.5v6.5H3.5zM14 14h3v3M20.5 14v2.5M14 20.5h2M20.5 20.5V20"
  />
);
export const DownloadIcon = (p: IconProps) => (
  <Line {...p} d="M12 3.5v12M6.5 10.5 12 16l5.5-5.5M4 20.5h16" />
);
export const ShareIcon = (p: IconProps) => <Line {...p} d="M12 20V4M5.5 10.5 12 4l6.5 6.5" />;
export const ShieldCheckIcon = (p: IconProps) => (
  <Line {...p} d="M12 2.5 4 5.5V11c0 5 3 8.5 8 10.5 5-2 8-5.5 8-10.5V5.5zM8.5 11.5 11 14l4.5-4.5" />
);
export const HandshakeIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M2 8.5 6.5 6 12 7.5 17.5 6 22 8.5 20 15h-2.5l-5 4.5L5.5 15H4zM12 7.5 9 11.5c1.3 1.2 3.2.8 4.5-.8l4 4.3"
  />
);
export const FlashlightIcon = (p: IconProps) => (
  <Line {...p} d="M7 2.5h10L14.8 8v13.5H9.2V8zM8.3 5.5h7.4M12 11v3" />
);
export const CalendarIcon = (p: IconProps) => (
  <Line {...p} d="M4 5.5h16v15H4zM4 10h16M8.5 3v4M15.5 3v4M9 15l2.2 2.2L15.5 13" />
);
export const GlobeIcon = (p: IconProps) => (
  <Line {...p} d={`${circle(12, 12, 9)}M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18`} />
);
export const MoonIcon = (p: IconProps) => (
  <Line {...p} d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
);
export const SignOutIcon = (p: IconProps) => (
  <Line {...p} d="M14 3.5H4.5v17H14M9.5 12H21M17 8l4 4-4 4" />
);
export const LockIcon = (p: IconProps) => (
  <Line {...p} d="M5 10.5h14v10H5zM8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2" />
);
export const EyeIcon = (p: IconProps) => (
  <Line
    {...p}
    d={`M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5S4.5 16.5 2 12z${circle(12, 12, 2.8)}`}
  />
);
export const PrintIcon = (p: IconProps) => (
  <Line {...p} d="M7 8.5V3.5h10v5M7 17H3.5V8.5h17V17H17M7 14h10v6.5H7z" />
);
export const EditIcon = (p: IconProps) => (
  <Line {...p} d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM13.5 7l3.5 3.5" />
);
export const WifiOffIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M3 3l18 18M2.5 9.5A14 14 0 0 1 6.5 7M10.5 5.6a14 14 0 0 1 11 3.9M5.5 13.5a9.5 9.5 0 0 1 4.5-2.4M14.5 11.4a9.5 9.5 0 0 1 4 2.1M12 18.5v.1"
  />
);
export const StarIcon = (p: IconProps) => (
  <Line {...p} d="M12 3l2.8 5.9 6.2.9-4.5 4.5 1.1 6.4L12 17.6l-5.6 3.1 1.1-6.4L3 9.8l6.2-.9z" />
);
export const ChartIcon = (p: IconProps) => (
  <Line {...p} d="M3.5 3.5v17h17M8 16v-4M12.5 16V7M17 16v-6" />
);
export const ScalesIcon = (p: IconProps) => (
  <Line
    {...p}
    d="M12 3v17.5M8 20.5h8M4.5 6.5h15M4.5 6.5 2 13a2.8 2.8 0 0 0 5 0zM19.5 6.5 17 13a2.8 2.8 0 0 0 5 0z"
  />
);
export const TrashIcon = (p: IconProps) => (
  <Line {...p} d="M4 6.5h16M9 6.5v-3h6v3M6 6.5l1 14h10l1-14M10 11v5M14 11v5" />
);
export const ScrollIcon = (p: IconProps) => (
  <Line {...p} d="M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8.5h6M9 12.5h6" />
);
export const MoreIcon = (p: IconProps) => (
  <Line {...p} d={`${circle(5, 12, 0.6)}${circle(12, 12, 0.6)}${circle(19, 12, 0.6)}`} />
);
export const SettingsIcon = (p: IconProps) => (
  <Line
    {...p}
    d={`M3.5 7h9M17.5 7h3M3.5 17h3M11.5 17h9${circle(15, 7, 2.5)}${circle(9, 17, 2.5)}`}
  />
);
