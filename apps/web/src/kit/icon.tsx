// Drawn for this project on a grid of 24; `mirrored` ones point along the line of reading.
const PATHS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21',
  share: 'M12 15V3M8 7l4-4 4 4M5 12v8h14v-8',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4ZM10 21h4',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8ZM4 21c1-5 15-5 16 0',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 13l5 5L20 7',
  clock: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16ZM12 8v4l3 2',
  forward: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  pen: 'M4 20l1-5L16 4l4 4L9 19ZM14 6l4 4',
  scale: 'M12 4v16M7 20h10M5 8h14M5 8l-3 7h6ZM19 8l-3 7h6Z',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19',
  moon: 'M20 14a8 8 0 1 1-10-10a7 7 0 0 0 10 10Z',
  globe: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18ZM3 12h18M12 3q-8 9 0 18q8-9 0-18',
  info: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16ZM12 11v5M12 8v.01',
  warning: 'M12 4 2.5 20h19ZM12 10v4M12 17v.01',
  bridge: 'M2 18c0-6 4-10 10-10s10 4 10 10M2 18h20M8 18V9M16 18V9',
} as const;
const MIRRORED: ReadonlySet<string> = new Set(['forward', 'back']);

export type IconName = keyof typeof PATHS;

/** A picture beside words; it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={MIRRORED.has(name) ? 'icon icon-mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
