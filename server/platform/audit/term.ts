/** What the law asks at least (Cybersecurity Law, article 21), and what is usual here. */
export const leastAuditMonths = 6;
export const usualAuditMonths = 36;
