"""Strangers' documents, read in processes that cannot do harm: few at a time, bounded in memory and time.

Nothing is imported here: a child process would load the queue, and with it the database, for each document.
"""
