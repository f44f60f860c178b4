"""What runs beside the student's code: Django, the loop, the driver.

It has no check, no expected value and no solution, and imports nothing that has: of this
package only ``protocol`` and ``frames`` (import-linter holds it, and a test looks from inside).
"""
