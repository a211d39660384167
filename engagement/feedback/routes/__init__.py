"""Pages: for anybody, for staff, and for a customer about their own cases."""
