import { useCallback, useEffect, useRef, useState } from 'react';

/** `none`: there is no camera. `blocked`: the system or another program keeps it. */
export type CameraState = 'off' | 'starting' | 'on' | 'none' | 'blocked';

export type Camera = {
  readonly state: CameraState;
  /** Is given the element that shows what the camera sees. */
  readonly attach: (video: HTMLVideoElement | null) => void;
  readonly start: () => void;
  readonly stop: () => void;
  /** The picture as it is now, or the first where the camera shows none yet, as a JPEG; null where it is off. */
  readonly take: () => Promise<Blob | null>;
};

/** Full HD is enough for a wound or a leaf, and small enough for a slow link; a camera that cannot gives what it has. */
const WANTED: MediaStreamConstraints = {
  video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
  audio: false,
};

/** The laptop's camera. It is on only while somebody looks at it. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const [state, setState] = useState<CameraState>('off');
  const release = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
  }, []);
  useEffect(() => release, [release]);
  const attach = useCallback((element: HTMLVideoElement | null) => {
    video.current = element;
  }, []);
  useEffect(() => {
    if (state === 'on' && video.current !== null) video.current.srcObject = stream.current;
  }, [state]);
  const start = () => {
    setState('starting');
    navigator.mediaDevices.getUserMedia(WANTED).then(
      (opened) => {
        stream.current = opened;
        setState('on');
      },
      (cause: unknown) => setState(isMissing(cause) ? 'none' : 'blocked'),
    );
  };
  const stop = () => {
    release();
    setState('off');
  };
  return { state, attach, start, stop, take: () => takeFrame(video.current) };
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof DOMException && ['NotFoundError', 'OverconstrainedError'].includes(cause.name);

async function takeFrame(video: HTMLVideoElement | null): Promise<Blob | null> {
  if (video === null) return null;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) await firstFrameOf(video);
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(video, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

/** Somebody may press before the camera shows anything: what they meant is the picture that is about to come. */
const firstFrameOf = (video: HTMLVideoElement): Promise<unknown> =>
  new Promise((resolve) => {
    video.addEventListener('loadeddata', resolve, { once: true });
  });
