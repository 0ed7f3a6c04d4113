const VIDEO = /\.(mp4|m4v|webm|mov|ogv|m3u8)$/i;

/** What of a statement the page shows by itself: pictures that a strict policy lets in. @returns false for videos, and for what does not come over https */
export const isPicture = (url: string, kind: string | undefined): boolean => kind !== 'VIDEO' && url.startsWith('https:') && !VIDEO.test(new URL(url).pathname);
