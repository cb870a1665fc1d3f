"""What somebody may do to a signed file, and whether anybody would see it.

Written from what is publicly known of attacks on signed PDFs: "1 Trillion Dollar Refund" (2019),
"Shadow Attacks" and "Attacks on Certified Documents" (2021), all by the makers of
pdf-insecurity.org; and from what was tried on this portal.
"""
