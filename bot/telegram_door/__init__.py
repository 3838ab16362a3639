"""Telegram: the only place that imports python-telegram-bot."""
