/**
 * Watts that one busy processor core of a laptop takes with its share of memory and losses. An assumption, said wherever
 * the energy is: processors of 15 W with two cores, the usual ones of small laptops, take about 7.5 W a core themselves.
 */
export const WATTS_OF_BUSY_CORE = 10;

/** Energy in watt-hours of so many CPU-seconds, by the assumption above. */
export const wattHoursOf = (cpuSeconds: number): number => (cpuSeconds * WATTS_OF_BUSY_CORE) / 3_600;
