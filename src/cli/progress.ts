import type { CheckNews } from "../api/verify-options.ts";

export interface Progress {
  tell(news: CheckNews): void;
  /** Takes the line away. */
  done(): void;
}

/** One line on a terminal that says what is being checked; nothing anywhere else. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (stream.isTTY !== true || process.env.TERM === "dumb") return { tell: () => {}, done: () => {} };
  const running = new Map<string, string>();
  const draw = (): void => {
    const words = [...running].map(([check, name]) => `${check} ${name}`).join(", ");
    const line = words === "" ? "" : `checking ${words}`;
    stream.write(`\r\x1b[2K${line.slice(0, Math.max(0, (stream.columns ?? 80) - 1))}`);
  };
  return {
    tell: (news) => {
      if ("verdict" in news) running.delete(news.check);
      else running.set(news.check, news.name);
      draw();
    },
    done: () => {
      running.clear();
      draw();
    },
  };
}
