/** Line icons on a 24 grid, drawn here so that the page asks nobody for a font. Always beside a word, or with a label. */
const paths = {
  add: 'M12 5v14M5 12h14',
  attach: 'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L9.6 17.3a1.8 1.8 0 0 1-2.5-2.5L14 8',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 13l4 4L19 7',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  down: 'M6 9l6 6 6-6',
  edit: 'M4 20l4-1L19 8l-3-3L5 16zM14 7l3 3',
  export: 'M12 4v11M8 11l4 4 4-4M5 19h14',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  folder: 'M3 6h6l2 2h10v11H3z',
  left: 'M14 6l-6 6 6 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  proof: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4',
  redo: 'M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5',
  right: 'M10 6l6 6-6 6',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  send: 'M5 12h13M13 6l6 6-6 6',
  shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z',
  stop: 'M7 7h10v10H7z',
  thumbDown: 'M7 13V4h9l3 7v3h-6l1 5-2 1-4-7zM4 4v9',
  thumbUp: 'M7 11v9h9l3-7v-3h-6l1-5-2-1-4 7zM4 11v9',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  triangle: 'M12 4l9 16H3z',
  undo: 'M9 7L4 12l5 5M4 12h10a5 5 0 0 1 5 5v2',
} as const
export type IconName = keyof typeof paths

export function Icon({ name, size = 20, isFilled = false }: { name: IconName; size?: number; isFilled?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
