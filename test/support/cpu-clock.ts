/** Milliseconds of CPU since it was started. Other than the time on the wall, they hardly depend on what else runs. */
export function cpuClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
