"""Cases: questions, praise and complaints, each with its clock."""
